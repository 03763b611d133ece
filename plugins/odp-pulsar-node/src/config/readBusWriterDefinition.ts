import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readSettings } from '@internal/backend-kit';
import { z } from 'zod/v3';
import type { InstanceAddress } from '../client/connectInstance';
import { isSafeForToken } from './isSafeForToken';
import { readPulsarInstances } from './readPulsarInstances';

const PATH = 'odp.workspaces.pulsar';

const writerSchema = z
  .object({
    instance: z.string().min(1),
    tenant: z
      .string()
      .regex(/^[-=:.\w]+$/, 'must be letters, digits and -=:._')
      .optional(),
    token: z.string().min(1).optional(),
    tokenFile: z.string().min(1).optional(),
  })
  .strict()
  .refine(
    ({ token, tokenFile }) =>
      (token === undefined) !== (tokenFile === undefined),
    { path: ['tokenFile'], message: 'either this or token must be set' },
  )
  .optional();

/** Where and as whom the portal writes namespaces of workspaces: with `token` or `tokenFile`. */
export interface BusWriterDefinition extends InstanceAddress {
  /** Name of the instance. */
  instance: string;
  /** Of the workspaces; that of the target state when absent. */
  tenant?: string;
}

/**
 * `odp.workspaces.pulsar`, with the address of the instance that it names;
 * undefined where workspaces have no event bus.
 *
 * @throws InputError naming field and rule
 */
export function readBusWriterDefinition(
  config: Config,
): BusWriterDefinition | undefined {
  const settings = readSettings(config, PATH, writerSchema);
  if (!settings) {
    return undefined;
  }
  const instances = readPulsarInstances(config);
  const found = instances.find(({ name }) => name === settings.instance);
  if (!found) {
    const names = instances.map(({ name }) => name).join(', ');
    throw new InputError(
      `${PATH}.instance: there is no '${
        settings.instance
      }' in odp.pulsar.instances, which has ${names || 'none'}`,
    );
  }
  const key = settings.tokenFile === undefined ? 'token' : 'tokenFile';
  if (!found.allowPlainHttp && !isSafeForToken(found.adminUrl)) {
    throw new InputError(
      `${PATH}.${key}: needs an https:// adminUrl of '${found.name}', so that nobody on the way reads the token; where a mesh encrypts, set its allowPlainHttp`,
    );
  }
  if (found.tokenFile !== undefined && settings.tokenFile === found.tokenFile) {
    throw new InputError(
      `${PATH}.tokenFile: must be another than that of '${found.name}' in odp.pulsar.instances, which only reads`,
    );
  }
  const { adminUrl, brokerHosts, brokerPort, caFile } = found;
  return { ...settings, adminUrl, brokerHosts, brokerPort, caFile };
}
