import { Twice } from './formats';
import type { Switches } from './switches';
import type { AcdQueue, Call, Campaign, Lead, ResultCode } from './types';

/*
 * The document names CallState, CallStatus and RecordingState as ints and says no more. The numbers of these three tables
 * are inferred: they are the sandbox's own, and code that talks to a real server must not rely on them.
 */

/** How things stand with the call's line. */
const CALL_STATE: Readonly<Record<Call['state'], number>> = {
	ringing: 1,
	connected: 2,
	held: 3,
	ended: 4,
	bridged: 5,
};

/** 0 while the call has not ended, then how it ended. */
const CALL_STATUS = {
	underWay: 0,
	agent: 1,
	customer: 2,
	noAnswer: 3,
	busy: 4,
	restart: 5,
} as const;

const RECORDING_STATE: Readonly<Record<Call['recording'], number>> = {
	off: 0,
	on: 1,
	stopped: 2,
};

/** "Entities", Call. */
export function printCall(call: Call, lead: Lead): Record<string, unknown> {
	return {
		CallId: call.callId,
		CallStartTime: new Date(call.startedAt),
		CallState: CALL_STATE[call.state],
		CallStatus: CALL_STATUS[call.ending ?? 'underWay'],
		CustomerName: lead.name,
		CustomerName2: lead.name2,
		PhoneNumber: call.phoneNumber,
		RecordingState: RECORDING_STATE[call.recording],
	};
}

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

/** "Entities", ACD (Skill) Queue: every printed field. The values of those that tell nothing here are made up. */
export function printAcdQueue({ id, acdName, active }: AcdQueue): Record<string, unknown> {
	return {
		AbandonThreshold: 5,
		AcceptableQueueTime: 20,
		AcdIcon: '',
		AcdName: acdName,
		Active: active,
		DefaultTimeout: 60,
		DefaultTimeoutIvr: 0,
		ID: id,
		SessionStats: null,
		SkipIndex: 0,
		SnapshotStats: null,
		TenMinuteOffers: null,
		TenMinuteOffersVirtualQueue: null,
		UserAddress: '',
		UserName: '',
		ZipTone: 0,
		ZipToneBeep: 0,
		ZipToneWav: null,
	};
}

/** What .NET writes for a date that was never set: the first moment of the year 1. */
const NEVER = new Date(-62135596800000);
const MADE = new Date(1514764800000);

/**
 * "Entities", Campaign: every printed field (`Leads` is printed twice). The values of those that tell nothing here are made
 * up. The dates are printed as strings; that they look like the other dates is inferred.
 */
export function printCampaign(
	campaign: Campaign,
	{ leadsPrinted }: Pick<Switches, 'leadsPrinted'>,
): Record<string, unknown> {
	const leads = { Count: campaign.active ? 120 : 0 };
	return {
		Active: campaign.active,
		AlwaysRun: false,
		AutoRecord: campaign.autoRecord,
		BlackoutDates: '',
		BlackoutDateses: [],
		CalculatedLines: 0,
		CallerID: '01610000000',
		CallsPlacedThisMinute: 0,
		CampaignID: campaign.campaignId,
		CampaignIcon: '',
		CampaignName: campaign.campaignName,
		Cps: 1,
		DefaultListID: campaign.campaignId,
		DefaultPhoneType: 1,
		Description: campaign.description,
		DropQueue: [],
		EndLine: 0,
		EstimatedRecordCount: 0,
		FirstCreated: MADE,
		InitialPacing: 1,
		IvrSessions: [],
		LastFetch: campaign.lastFetch ?? NEVER,
		LastModified: MADE,
		LastPacingAdjust: campaign.lastFetch ?? NEVER,
		Leads: leadsPrinted === 'twice' ? new Twice(leads, { Uncalled: 80 }) : leads,
		LeadsInProgress: [],
		LinesToReturn: 0,
		Lists: [],
		ListsForStats: [],
		LiveStats: null,
		LiveStatsTemp: null,
		MOTD: '',
		MaxCallCap: 0,
		NumToCall: 0,
		Pacing: 1,
		PlacedPredictiveCallsLock: {},
		PlacingInterval: 1000,
		PreviewQueue: [],
		ReadyUsers: [],
		ResultSessions: [],
		Schedule: '',
		SchedulePlanID: 0,
		Schedules: [],
		SchedulesUI: [],
		SessionID: 0,
		SessionStats: null,
		SoftCap: 0,
		StartLine: 0,
		Status: campaign.active ? 1 : 0,
		TargetDropPercent: 3,
		TeleParamPlanID: 1,
		TenantID: 1,
		Type: 1,
		UncalledLeads: [],
		UseAutoPacing: false,
		UseGlobalBlackoutDates: false,
		UserAddress: '',
		UserName: '',
		ZipTone: 0,
		ZipToneBeep: 0,
		ZipToneWav: null,
	};
}
