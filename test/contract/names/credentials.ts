import { list } from './lines';

/** What is saved of each credential type. */
export const credentialNames: Record<string, string[]> = {
	ameyoHashKeyApi: list(`
		baseUrl: string = ""
		hashKey: string = "" [password]
		requestingHost: string = ""
		policyName: string = "token-based-authorization-policy"
		timezone: string = ""
		allowedNumbers: string = ""
		blockedNumbers: string = ""
		ignoreSslIssues: boolean = false
		lastCheck: hidden = "never" [expirable]
	`),
	ameyoSessionApi: list(`
		baseUrl: string = ""
		userId: string = ""
		password: string = "" [password]
		terminal: string = "127.0.0.1"
		clientType: string = ""
		forceLogin: boolean = false
		timezone: string = ""
		ignoreSslIssues: boolean = false
		sessionId: hidden = "" [password] [expirable]
		sessionInfo: hidden = "" [password]
	`),
	maxContactApi: list(`
		baseUrl: string = ""
		authentication: options = "login" | login, tokenKey
		login: string = "" (authentication: "login")
		password: string = "" [password] (authentication: "login")
		tokenKey: string = "" [password] (authentication: "tokenKey")
		lookupUserId: string = ""
		allowedNumbers: string = ""
		blockedNumbers: string = ""
		ignoreSslIssues: boolean = false
		sessionToken: hidden = "" [password] [expirable]
		sessionInfo: hidden = "" [password]
	`),
	virtualContactCenterApi: list(`
		platformUrl: options = "https://vcc-na7.8x8.com" | custom, https://na1.mycontactual.com, https://na2.mycontactual.com, https://na3.mycontactual.com, https://na4.mycontactual.com, https://vcc-ca2b.8x8.com, https://vcc-na1.8x8.com, https://vcc-na15.8x8.com, https://vcc-na4.8x8.com, https://vcc-na7.8x8.com, https://www.mycontactual.ca, https://www.mycontactual.co.uk
		customUrl: string = "" (platformUrl: "custom")
		sessionCookie: string = "" [password]
		allowedNumbers: string = ""
		blockedNumbers: string = ""
		lastCheck: hidden = "never" [expirable]
	`),
	contactCenterWebhookApi: list(`
		name: string = "token"
		value: string = "" [password]
	`),
};
