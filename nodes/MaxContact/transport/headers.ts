/** Without the Content-Type the answer is XML (telephony-agent-remote-control.txt, "Responses"). */
export const JSON_HEADERS = { 'Content-Type': 'application/json', Accept: 'application/json' };
