import { describeList } from '../../../../support/maxContactCalls';

describeList('user', { method: 'users', count: 12, first: { FullName: 'Alice Archer', ID: 1001 } });
