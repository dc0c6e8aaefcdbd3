import type { AcdQueue } from '../types';

/** "Entities", ACD (Skill) Queue: every printed field. The values of those that tell nothing here are made up. */
export function printAcdQueue({ id, acdName, active }: AcdQueue): Record<string, unknown> {
	return {
		AbandonThreshold: 5,
		AcceptableQueueTime: 20,
		AcdIcon: '',
		AcdName: acdName,
		Active: active,
		DefaultTimeout: 60,
		DefaultTimeoutIvr: 0,
		ID: id,
		SessionStats: null,
		SkipIndex: 0,
		SnapshotStats: null,
		TenMinuteOffers: null,
		TenMinuteOffersVirtualQueue: null,
		UserAddress: '',
		UserName: '',
		ZipTone: 0,
		ZipToneBeep: 0,
		ZipToneWav: null,
	};
}
