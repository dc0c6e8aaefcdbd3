import { text, type OutgoingResponse } from '../../core/response';
import type { Call, CallOutcome } from '../types';

const NODE_FLOW_ID = 12;

/** The samples 3 to 6 of the click-to-dial document's section 5.5.2, byte for byte; none of them is JSON. */
const PRINTED: Readonly<Record<CallOutcome, string>> = {
	couldNotConnect: String.raw`{
  "result": "FAILURE",
  "reason": "
  {
    node.flow.id\<Nodeflow_Id>,
    metaData\<MetaData_Id>,
    node.flow.error.reason\u003d
    [
      \"Party.could.not.be.connected.Reason\",
      \"<Phone_Number_of_Customer>\",
      \"Requested channel not available\"
    ]
  }"
}`,
	agentDidNotAnswer: String.raw`{
  "result": "FAILURE",
  "reason": "
  {
    node.flow.id\<Nodeflow_Id>,
    metaData\<MetaData_Id>,

        node.flow.error.reason\u003d
        [
            \"Party.did.not.answer\",
            \"agent\"
        ]
    }"
}`,
	customerDidNotAnswer: String.raw`{
    "result":"FAILURE",
    "reason":
    {
        node.flow.id\<Nodeflow_Id>,
        metaData\<MetaData_Id>,
        node.flow.error.reason\u003d
        [
            \"Party.did.not.answer\",
            \"<Phone_Number_of_Customer>\"
        ]
    }"
}`,
	connected: String.raw`{
    "result":"SUCCESS",
    "reason":
    {
        node.flow.id\<Nodeflow_Id>,
        metaData\<MetaData_Id>
    }"
}`,
};

/** What the document prints as the call's end, in its order: words and who they are about (5.5.2, 3 to 5). */
function endOf({ outcome, phone }: Call): string[] {
	switch (outcome) {
		case 'agentDidNotAnswer':
			return ['Party.did.not.answer', 'agent'];
		case 'customerDidNotAnswer':
			return ['Party.did.not.answer', phone];
		case 'couldNotConnect':
			return ['Party.could.not.be.connected.Reason', phone, 'Requested channel not available'];
		default:
			return [];
	}
}

/** The valid form: one string in JSON, `=` written as \u003d. */
function asJson(call: Call): string {
	const end = endOf(call);
	const parts = [`node.flow.id=${NODE_FLOW_ID}`, `metaData=${call.metaData}`];
	if (end.length > 0) parts.push(`node.flow.error.reason=${JSON.stringify(end)}`);
	const result = end.length > 0 ? 'FAILURE' : 'SUCCESS';
	return JSON.stringify({ result, reason: `{${parts.join(',')}}` }).replaceAll('=', '\\u003d');
}

/** The document's print of the four outcomes with its placeholders filled. */
function asPrinted(call: Call): string {
	const filled: Record<string, string> = {
		Nodeflow_Id: String(NODE_FLOW_ID),
		MetaData_Id: call.metaData,
		Phone_Number_of_Customer: call.phone,
	};
	const sample = PRINTED[call.outcome === 'ringing' ? 'connected' : call.outcome];
	return sample.replace(/<(\w+)>/g, (placeholder, name: string) => filled[name] ?? placeholder);
}

/** The outcome of a call that was placed; `printed` chooses the document's own print, which is not JSON. */
export const outcomeResponse = (call: Call, printed: boolean): OutgoingResponse =>
	text(printed ? asPrinted(call) : asJson(call));
