import type { Session } from '../types';
import type { AmeyoState } from '../state';

/** The answer to a login, field by field as the Customer Manager document prints it (4.3.5). */
export function loginBean(session: Session, { campaigns, settings }: AmeyoState) {
	const perCampaign = <T>(value: T, prefix = '') =>
		Object.fromEntries(campaigns.map(({ campaignId }) => [`${prefix}${campaignId}`, value]));
	return {
		sessionId: session.sessionId,
		userId: session.userId,
		userType: 'CustomerManager',
		terminalInfo: session.terminal,
		breakStatuses: ['Training', 'Un-Available', 'Lunch', 'Snacks', 'Baño'],
		readStatuses: ['Available'],
		campaignInfos: campaigns.map((campaign) => ({
			campaignName: campaign.campaignName,
			campaignId: campaign.campaignId,
			campaignType: campaign.campaignType,
			dialTimeOut: -1,
			defaultWorking: false,
			localIVRInfos: [],
		})),
		knowledgeBaseURL: '',
		pingInterval: 20_000,
		pingNotificationTimeout: 60_000,
		sessionTimeout: settings.sessionTimeoutMs,
		commandTimeout: 20_000,
		maxPhoneLengthAllowed: 20,
		maxNumberOfCharactersToDisplayInCampaign: 999,
		maskedPrivileges: [],
		defaultReady: false,
		addCustomerToDial: true,
		dialPhoneEnable: true,
		allowTPVNumbers: true,
		allowInternalChat: true,
		allowLocalIVR: true,
		overrideSelfCallBack: false,
		shouldHoldBeforeConfer: false,
		shouldUnholdBeforeTransfer: false,
		holdAllOnConferEnable: false,
		shouldAllowTransferToAssignedCampaignsOnly: false,
		allowScreenRecord: false,
		autoSelectSingleAssignedCampaign: true,
		webUrl: 'http://www.ameyosuite.com',
		campaignMaskedPrivilegeMap: perCampaign([], 'campaignId_'),
		loginProperties: {},
		preferences: {
			shouldAddCustomerWhenManualdial: 'true',
			_shouldMaskCustomerPhone: perCampaign(false),
			_maskCustomerPhoneWithValue: perCampaign('xxxxxxxxxx'),
			_showAdditionalCustomerInfoMap: {},
			_allowAgentStatusChangeInCallIfAutoCallDisabled: 'true',
			_djinnphoneLoadingTime: '100',
		},
		srsIp: 'localhost',
		srsPort: '8889',
		allowMultipleExtensions: false,
		maxAllowedExtensions: 3,
		maxNotificationSize: 5,
	};
}
