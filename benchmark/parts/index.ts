import type { Part } from '../frame/part';
import { callbacks } from './callbacks';
import { dials } from './dials';
import { file } from './file';
import { reads } from './reads';
import { upload } from './upload';

/** Everything that is measured, by the name that `npm run benchmark --` takes. */
export const PARTS: Record<string, Part> = { upload, file, dials, reads, callbacks };
