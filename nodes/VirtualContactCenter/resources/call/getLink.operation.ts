import type { IExecuteFunctions } from 'n8n-workflow';
import { inputError } from '../../../shared/oldErrors';
import type { ItemOperation } from '../../../shared/operation';
import { callProperties } from '../../callProperties';
import { linkOf, LONGEST_URL } from '../../link/url';
import { readCall } from '../../readCall';
import { connect } from '../../transport/connection';

/** 8x8-click-to-dial.txt, Overview: a link that dials when the agent's browser opens it. Nothing is sent. */
export const getLink: ItemOperation = {
	name: 'Get Link',
	value: 'getLink',
	action: 'Get link for call',
	description: "Build a click-to-dial link for the agent's browser",
	properties: callProperties,
	async execute(this: IExecuteFunctions, i: number) {
		const call = readCall.call(this, i);
		const { baseUrl } = await connect.call(this);
		const url = linkOf(baseUrl, call);
		if (url.length > LONGEST_URL) {
			throw inputError(
				this.getNode(),
				i,
				`The link would be ${url.length} characters long, more than the ${LONGEST_URL} that browsers and servers carry`,
				"Shorten the user data, or dial with POST: the operation 'Dial' sends it in the body.",
			);
		}
		return { url };
	},
};
