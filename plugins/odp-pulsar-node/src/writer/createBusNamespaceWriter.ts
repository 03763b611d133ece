import { connectInstance } from '../client/connectInstance';
import type { PulsarHttpLimits } from '../client/PulsarHttp';
import type { BusWriterDefinition } from '../config/readBusWriterDefinition';
import { AdminNamespaceWriter } from './AdminNamespaceWriter';
import type { BusNamespaceWriter } from './BusNamespaceWriter';

/** A broker that removes many topics is silent until all are closed. */
const LIMITS: Partial<PulsarHttpLimits> = {
  silenceMs: 30_000,
  retryMs: [200, 1000],
};

/**
 * The writer of an instance; it connects on the first call.
 *
 * @param options.isOwnNamespace whether a namespace, `tenant/namespace`, is a workspace's: no other is touched
 */
export function createBusNamespaceWriter(
  definition: BusWriterDefinition,
  options: {
    isOwnNamespace: (name: string) => boolean;
    limits?: Partial<PulsarHttpLimits>;
  },
): BusNamespaceWriter {
  const { instance, tenant } = definition;
  return AdminNamespaceWriter.create({
    ...connectInstance(definition, { ...LIMITS, ...options.limits }),
    instance,
    isOwnNamespace: name => {
      const [of, local, ...more] = name.split('/');
      const isNamespace = Boolean(of && local) && more.length === 0;
      return (
        isNamespace && (tenant ?? of) === of && options.isOwnNamespace(name)
      );
    },
  });
}
