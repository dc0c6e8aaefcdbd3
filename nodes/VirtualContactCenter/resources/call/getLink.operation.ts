import { call } from '../../fields';
import { operation } from '../../operation';

/** 8x8-click-to-dial.txt, Overview: a link that dials when the agent's browser opens it. Nothing is sent. */
export const getLink = operation({
	name: 'Get Link',
	value: 'getLink',
	action: 'Get link for call',
	description:
		"Build a click-to-dial link for the agent's browser, which is the way that 8x8 documents: choose it first",
	forModel:
		'It places no call by itself: give the url of the result to the person who is to talk, whose browser dials when it is opened. It needs the number to dial.',
	fields: { call },
	requestOptions: false,
	execute: async ({ call }, { virtualContactCenter }) => ({
		url: await virtualContactCenter.link(call),
	}),
});
