import { text, type OutgoingResponse } from '../../core/response';
import type { Switches } from '../switches';
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

type Names = Pick<Switches, 'agentNamedAs' | 'customerNamedAs'>;

/** The customer as the server names them. The sample has "<Phone_Number_of_Customer>". */
function customerOf({ phone }: Call, { customerNamedAs }: Names): string {
	const digits = phone.replace(/\D/g, '');
	switch (customerNamedAs) {
		case 'asSent':
			return phone;
		case 'digits':
			return digits;
		case 'lastTen':
			return digits.slice(-10);
		case 'withPrefix':
			return `0091${digits}`;
		case 'userName':
			return 'customer';
	}
}

const agentOf = ({ userId }: Call, { agentNamedAs }: Names): string =>
	agentNamedAs === 'word' ? 'agent' : userId;

/** What the document prints as the call's end, in its order: words and who they are about (5.5.2, 3 to 5). */
function endOf(call: Call, names: Names): string[] {
	switch (call.outcome) {
		case 'agentDidNotAnswer':
			return ['Party.did.not.answer', agentOf(call, names)];
		case 'customerDidNotAnswer':
			return ['Party.did.not.answer', customerOf(call, names)];
		case 'couldNotConnect': {
			const key = 'Party.could.not.be.connected.Reason';
			return [key, customerOf(call, names), 'Requested channel not available'];
		}
		default:
			return [];
	}
}

/** The valid form: one string in JSON, `=` written as \u003d. */
function asJson(call: Call, names: Names): string {
	const end = endOf(call, names);
	const parts = [`node.flow.id=${NODE_FLOW_ID}`, `metaData=${call.metaData}`];
	if (end.length > 0) parts.push(`node.flow.error.reason=${JSON.stringify(end)}`);
	const result = end.length > 0 ? 'FAILURE' : 'SUCCESS';
	return JSON.stringify({ result, reason: `{${parts.join(',')}}` }).replaceAll('=', '\\u003d');
}

/** The document's print of the four outcomes with its placeholders filled. */
function asPrinted(call: Call, names: Names): string {
	const filled: Record<string, string> = {
		Nodeflow_Id: String(NODE_FLOW_ID),
		MetaData_Id: call.metaData,
		Phone_Number_of_Customer: customerOf(call, names),
	};
	const sample = PRINTED[call.outcome === 'ringing' ? 'connected' : call.outcome];
	return sample
		.replace('\\"agent\\"', `\\"${agentOf(call, names)}\\"`)
		.replace(/<(\w+)>/g, (placeholder, name: string) => filled[name] ?? placeholder);
}

/** The outcome of a call that was placed; `printed` chooses the document's own print, which is not JSON. */
export const outcomeResponse = (call: Call, printed: boolean, names: Names): OutgoingResponse =>
	text(printed ? asPrinted(call, names) : asJson(call, names));
