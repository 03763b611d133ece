import { Reflector } from './Reflector';
import type { ReflectorHandle, ReflectorOptions } from './ReflectorOptions';

/**
 * Begins to read one kind of one cluster, list and watch, until `stop` is called. It never gives
 * up: what goes wrong is in the state, and tried again.
 */
export function startReflector<R>(
  options: ReflectorOptions<R>,
): ReflectorHandle<R> {
  return Reflector.create(options);
}
