/** The agent who has a browser session from the start. Made up. */
export const AGENT = {
	agentId: 'ag42',
	username: 'alex',
	/** What the agent typed into AGUI for the CRM; 8x8 posts it to the screen pop. */
	externalPassword: 'made-up-external-password',
	password: 'made-up-password',
};

/** The value of the cookie that carries the agent's session. */
export const COOKIE_NAME = 'AGUISESSID';
export const SESSION_ID = 'made-up-agent-session-1';
/** The agent's whole Cookie header, as a browser would send it. */
export const COOKIE = `tenant=acme; ${COOKIE_NAME}=${SESSION_ID}`;

/** What Configuration Manager says of the screen pop. */
export const SCREEN_POP = { account: 'acme-sfdc', role: 'agent' };

/** A number that ends in one of these is not reached. */
export const DIAL_ENDINGS = { agentDidNotAnswer: '9901', customerDidNotAnswer: '9902' };

/** What the agent chooses and types when a call has ended, unless told otherwise. */
export const WRAP_UP = {
	transactionCodes: 'Sales:SOLD,Followup:CB',
	notes: 'Interested, call again',
	lastTclListName: 'Followup',
	lastTclCodeDesc: 'Call back',
	lastTclCodeShort: 'CB',
};

/** Records of the CRM on the page. */
export const CRM_RECORDS = [
	{ id: '0015000000AcmeUS', type: 'Account', name: 'Acme Inc.', phone: '(650) 292-8880' },
	{ id: '0015000000Globex', type: 'Account', name: 'Globex & Söhne', phone: '+1 416 555 0134' },
	{ id: '0015000000Initec', type: 'Account', name: 'Initech (no answer)', phone: '6505559902' },
];
