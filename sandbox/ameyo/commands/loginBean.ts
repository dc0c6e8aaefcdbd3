import type { Switches } from '../switches';
import type { Campaign, Session } from '../types';
import type { AmeyoState } from '../state';

/** The campaigns: as the sample prints them (4.3.5), as the parameters' list names them (4.3.3), or not at all. */
function campaignFields(
	campaigns: readonly Campaign[],
	{ campaignsAs }: Pick<Switches, 'campaignsAs'>,
) {
	switch (campaignsAs) {
		case 'infos':
			return {
				campaignInfos: campaigns.map(({ campaignName, campaignId, campaignType }) => ({
					campaignName,
					campaignId,
					campaignType,
					dialTimeOut: -1,
					defaultWorking: false,
					localIVRInfos: [],
				})),
			};
		case 'arrays':
			return {
				campaignNames: campaigns.map(({ campaignName }) => campaignName),
				campaignIds: campaigns.map(({ campaignId }) => campaignId),
				campaignTypes: campaigns.map(({ campaignType }) => campaignType),
			};
		case 'none':
			return {};
	}
}

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
		...campaignFields(campaigns, settings),
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
