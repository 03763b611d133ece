import type { TokenSource } from '@internal/backend-kit';
import { ClusterHttp } from '../client/ClusterHttp';
import type { ClusterDefinition } from '../definition/ClusterDefinition';
import type { ReflectorRuntime } from '../reflector/ReflectorOptions';
import { SYSTEM_RUNTIME } from '../reflector/timing';
import { Attempts, type AttemptsTiming } from './Attempts';
import type { ClusterWriter } from './ClusterWriter';
import { HttpClusterWriter } from './HttpClusterWriter';
import { WriterCalls } from './WriterCalls';
import { WriteScope, type WriteScopeOptions } from './WriteScope';

const SECOND = 1000;

const TIMING: AttemptsTiming = {
  attempts: 5,
  backoffMs: [0.25 * SECOND, 5 * SECOND],
  timeoutMs: 30 * SECOND,
  totalMs: 60 * SECOND,
};

/** What `createClusterWriter` needs beside the cluster. */
export interface ClusterWriterOptions extends WriteScopeOptions {
  /** Who owns what is applied. Another name would leave to nobody what the old one owns. */
  fieldManager: string;
  /** Replaces what the definition asks for. */
  tokens?: TokenSource;
  timing?: Partial<AttemptsTiming>;
  runtime?: ReflectorRuntime;
}

/** Makes the writer of a cluster, whose definition carries the write identity; connects on the first call. */
export function createClusterWriter(
  definition: ClusterDefinition,
  options: ClusterWriterOptions,
): ClusterWriter {
  const { fieldManager, tokens, timing, runtime = SYSTEM_RUNTIME } = options;
  return HttpClusterWriter.create({
    cluster: definition.name,
    fieldManager,
    calls: WriterCalls.create({
      http: ClusterHttp.create(definition, tokens),
      scope: WriteScope.create(options),
      attempts: Attempts.create({ ...TIMING, ...timing }, runtime),
    }),
  });
}
