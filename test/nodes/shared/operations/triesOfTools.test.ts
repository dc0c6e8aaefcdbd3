import { doubt } from '../../../../nodes/shared/http/failure';
import { callTool } from '../../../support/agent';
import type { ToolRuns } from '../../../support/agent';
import { agent, nodeWith, operation, word } from '../../../support/madeUpNode';
import { useMadeUpVendor, VENDOR } from '../../../support/madeUpVendor';
import { retrying } from '../../../support/run';
import type { RunOptions } from '../../../support/run';

const LOST = `The connection was lost after the request was sent. ${doubt(VENDOR)}`;

const command = operation({
	name: 'Do',
	value: 'do',
	action: 'Do it',
	description: 'Does it',
	fields: { agent, word },
	execute: async ({ agent: name, word: given }, { send }) => await send('command', name, given),
});

describe.each<ToolRuns>(['within the agent', 'beside the agent'])(
	"n8n's Retry On Fail of a tool that runs %s",
	(how) => {
		const vendor = useMadeUpVendor();
		const { server } = vendor;
		const call = async (
			words: string[],
			given = "={{ $fromAI('word', '', 'string') }}",
			retries: RunOptions['retries'] = retrying,
		) =>
			await callTool(
				{
					node: nodeWith(command),
					parameters: { resource: 'thing', operation: 'do', agent: '7', word: given },
					credentials: vendor.credentials(),
					retries,
				},
				how,
				words.map((one) => ({ word: one })),
			);
		const sent = () => server.received.map(({ url }) => url);

		it('sends again what was refused', async () => {
			server.answer({ body: { error: 'No' } }, { body: { done: 1 } });
			expect(await call(['a'])).toEqual([expect.stringContaining('{"done":1}')]);
			expect(sent()).toEqual(['/7?word=a', '/7?word=a']);
		});

		it('sends nothing a second time that is in doubt', async () => {
			server.answer('cut', { body: { done: 1 } });
			expect(await call(['a'])).toEqual([expect.stringContaining(LOST)]);
			expect(sent()).toEqual(['/7?word=a']);
		});

		it('sends nothing a second time that is in doubt, with a value that changes from try to try', async () => {
			server.answer('cut', { body: { done: 1 } });
			const told = await call(['a'], '={{ String(Math.random()) }}');
			expect(told).toEqual([expect.stringContaining(LOST)]);
			expect(sent()).toHaveLength(1);
		});

		it('sends twice what the agent asks for twice', async () => {
			server.answer({ body: { done: 1 } }, { body: { done: 2 } });
			expect(await call(['a', 'a'])).toEqual([
				expect.stringContaining('{"done":1}'),
				expect.stringContaining('{"done":2}'),
			]);
			expect(sent()).toEqual(['/7?word=a', '/7?word=a']);
		});

		it('leaves in doubt what the agent asks for again, and sends what is another thing', async () => {
			server.answer('cut', { body: { done: 1 } });
			expect(await call(['a', 'a', 'b'])).toEqual([
				expect.stringContaining(LOST),
				expect.stringContaining(LOST),
				expect.stringContaining('{"done":1}'),
			]);
			expect(sent()).toEqual(['/7?word=a', '/7?word=b']);
		});

		it('sends again what the agent asks for again where it is off', async () => {
			server.answer('cut', { body: { done: 1 } });
			const word = "={{ $fromAI('word', '', 'string') }}";
			expect(await call(['a', 'a'], word, {})).toEqual([
				expect.stringContaining(LOST),
				expect.stringContaining('{"done":1}'),
			]);
			expect(sent()).toEqual(['/7?word=a', '/7?word=a']);
		});

		it('knows nothing of another execution', async () => {
			server.answer('cut');
			await call(['a']);
			await call(['a']);
			expect(sent()).toEqual(['/7?word=a', '/7?word=a']);
		});
	},
);
