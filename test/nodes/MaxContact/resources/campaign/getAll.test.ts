import { describeList } from '../../../../support/maxContactCalls';

describeList('campaign', {
	method: 'campaigns',
	count: 3,
	first: { CampaignName: 'Spring Renewals', LastFetch: '2018-03-20T09:43:58.782Z' },
});
