import { templateWithDefaults } from '../defaults';
import type { Fields } from '../store';
import { contentHash } from './random';

/** The hash by which a controller names a pod template: the same for one that says its defaults. */
export function templateHash(template: Fields = {}): string {
  return contentHash(templateWithDefaults(template));
}
