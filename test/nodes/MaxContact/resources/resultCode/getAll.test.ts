import { describeList } from '../../../../support/maxContactCalls';

describeList('resultCode', {
	method: 'resultcodes',
	count: 8,
	first: { Code: 'SALE', IsAgentViewable: true },
});
