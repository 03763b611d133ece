import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const AT = '2026-11-27T08:00:00.000Z';

/**
 * Takes deployments as the portal does, one operation for each key, and keeps what was asked for. An operation goes
 * through `states`, its component through `looks`, a step each time it is asked for; the last one stays.
 */
export class StandInPortal {
  /** @type {{ line: string, authorization: string, body?: object, tokenInArguments: boolean }[]} */
  requests = [];
  /** What requests to a path that begins with a key are answered instead, one after the other. */
  troubles = {};
  states = [{ state: 'done' }];
  /** Conditions on the clusters; a field is put in place of that of a pod that serves. */
  looks = [{}];
  clusters = ['odp-eu', 'odp-us'];
  /** Of the image that is to run; that of the last deployment. */
  digest;
  #ids = new Map();
  #server;

  static async start() {
    const portal = new StandInPortal();
    portal.#server = createServer(async (request, response) => {
      const { method, url, headers } = request;
      const text = Buffer.concat(await request.toArray()).toString();
      portal.requests.push({
        line: `${method} ${url}`,
        authorization: headers.authorization,
        ...(text && { body: JSON.parse(text) }),
        tokenInArguments: isInArguments(headers.authorization.split(' ')[1]),
      });
      const place = url.replace('/api/odp-workspaces', '');
      const trouble = Object.entries(portal.troubles)
        .find(([begin]) => place.startsWith(begin))?.[1]
        .shift();
      const [status, answer] =
        trouble ?? portal.#answer(place, text && JSON.parse(text));
      response.writeHead(status).end(JSON.stringify(answer));
    });
    await new Promise(resolve => {
      portal.#server.listen(0, '127.0.0.1', resolve);
    });
    return portal;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  /** How many operations there are. */
  get operations() {
    return this.#ids.size;
  }

  /** As a portal that has not been asked for anything. */
  reset() {
    const { requests, troubles, states, looks, digest } = new StandInPortal();
    Object.assign(this, { requests, troubles, states, looks, digest });
    this.#ids.clear();
  }

  stop() {
    this.#server.close();
  }

  #answer(place, body) {
    if (body) {
      const { idempotencyKey, spec } = body;
      const id = this.#ids.get(idempotencyKey) ?? `${this.#ids.size + 7}`;
      this.#ids.set(idempotencyKey, id);
      this.digest = spec.digest;
      return [202, this.#operation(id)];
    }
    return place.startsWith('/operations/')
      ? [200, this.#operation(place.split('/')[2])]
      : [200, this.#component()];
  }

  #operation(id) {
    return {
      // Before what is asked for, so that only who reads JSON finds it.
      steps: [{ system: 'workload', place: 'odp-eu', state: 'failed' }],
      id,
      generation: 3,
      requestedAt: AT,
      ...next(this.states),
    };
  }

  #component() {
    const look = next(this.looks);
    const { clusters, digest } = this;
    return {
      operations: [{ id: '1', state: 'failed', message: 'long ago' }],
      digest,
      clusters,
      conditions: clusters.map(place => ({
        system: 'workload',
        place,
        state: 'ready',
        message: '2 pods serve.',
        observedGeneration: 3,
        since: AT,
        ...(place === clusters.at(-1) && look),
      })),
    };
  }
}

/** The first of some, which goes unless it is the last one. */
function next(some) {
  return some.length > 1 ? some.shift() : some[0];
}

/** Whether the arguments of a process of this machine hold it; where that cannot be read, none do. */
function isInArguments(text) {
  try {
    return readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .some(id => argumentsOf(id).includes(text));
  } catch {
    return false;
  }
}

function argumentsOf(id) {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    // It has ended.
    return '';
  }
}
