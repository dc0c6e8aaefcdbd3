import { describeList } from '../../../../support/maxContactCalls';

describeList('acdQueue', { method: 'acdqueues', count: 3, first: { AcdName: 'Sales', ID: 1 } });
