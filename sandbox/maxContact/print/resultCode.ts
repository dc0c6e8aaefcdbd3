import type { ResultCode } from '../types';

/** "Entities", Result Code. */
export function printResultCode(code: ResultCode): Record<string, unknown> {
	return {
		Code: code.code,
		Description: code.description,
		IsAgentViewable: code.isAgentViewable,
		IsCallAgain: code.isCallAgain,
		IsCallback: code.isCallback,
		IsSuccess: code.isSuccess,
		IsSystemResultCode: code.isSystemResultCode,
		IsTransfer: code.isTransfer,
		ResultCodeID: code.resultCodeId,
		Sales: code.isSuccess ? 1 : 0,
		StatusID: code.isSystemResultCode ? 2 : 1,
		SuccessType: code.isSuccess ? 1 : 0,
	};
}
