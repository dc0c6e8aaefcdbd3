import { ameyo, ameyoCallbackTrigger, ameyoTrigger } from './ameyo';
import type { NodeNames } from './lines';
import { maxContact } from './maxContact';
import { virtualContactCenter, virtualContactCenterTrigger } from './virtualContactCenter';

/** What is saved in users' workflows of each node: it never changes after a release. */
export const nodeNames: Record<string, NodeNames> = {
	ameyo,
	ameyoTrigger,
	ameyoCallbackTrigger,
	maxContact,
	virtualContactCenter,
	virtualContactCenterTrigger,
};
