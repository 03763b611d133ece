import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type { JsonObject } from '@backstage/types';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { LiveLoad, LiveSnapshot } from './LiveAnswer';
import { LiveResource, type LiveTiming } from './LiveResource';

/** A signal that says "load again". */
export interface LiveSignal {
  channel: string;
  /** Whether a message speaks of this resource. */
  matches: (message: JsonObject) => boolean;
}

/** Options of {@link useLiveResource}. */
export interface LiveResourceOptions<T> {
  /** Identity of what is read, such as its path; another key is another resource, `undefined` reads nothing. */
  key: string | undefined;
  /** Reads it; may change between renders, the newest is called. */
  load: LiveLoad<T>;
  signal?: LiveSignal;
  timing?: Partial<LiveTiming>;
}

/** What {@link useLiveResource} gives. */
export interface LiveView<T> extends LiveSnapshot<T> {
  refresh: () => void;
}

const nothing: LiveSnapshot<never> = { loading: false };
const doNothing = () => {};
const subscribeToNothing = () => doNothing;
function readNothing<T>(): LiveSnapshot<T> {
  return nothing;
}

/** What comes in a tab that nobody sees is loaded when it comes into view. */
const isSeen = () => document.visibilityState === 'visible';

function useLatest<V>(value: V) {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}

/**
 * A resource of a backend that stays current while the component is mounted:
 * loaded at once, on every matching signal, when the browser comes back online
 * or the tab into view, after failures, and every 30 s; a tab out of view
 * loads nothing. The last data stays when a load fails.
 */
export function useLiveResource<T>(
  options: LiveResourceOptions<T>,
): LiveView<T> {
  const { key, timing, signal } = options;
  const load = useLatest(options.load);
  const matches = useLatest(signal?.matches);
  const firstTiming = useRef(timing);
  const signals = useApiHolder().get(signalApiRef);
  const channel = signal?.channel;

  const resource = useMemo(
    () =>
      key === undefined
        ? undefined
        : LiveResource.create<T>(
            request => load.current(request),
            firstTiming.current,
            isSeen,
          ),
    [key, load],
  );

  useEffect(() => {
    resource?.refresh();
    return () => resource?.stop();
  }, [resource]);

  useEffect(() => {
    if (!resource || !signals || !channel) {
      return undefined;
    }
    const { unsubscribe } = signals.subscribe(channel, message => {
      if (isSeen() && matches.current?.(message)) {
        resource.refresh();
      }
    });
    return unsubscribe;
  }, [resource, signals, channel, matches]);

  useEffect(() => {
    if (!resource) {
      return undefined;
    }
    const whenVisible = () => {
      if (isSeen()) {
        resource.refresh();
      }
    };
    window.addEventListener('online', resource.refresh);
    document.addEventListener('visibilitychange', whenVisible);
    return () => {
      window.removeEventListener('online', resource.refresh);
      document.removeEventListener('visibilitychange', whenVisible);
    };
  }, [resource]);

  const snapshot = useSyncExternalStore(
    resource?.subscribe ?? subscribeToNothing,
    resource?.getSnapshot ?? readNothing<T>,
  );
  return useMemo(
    () => ({ ...snapshot, refresh: resource?.refresh ?? doNothing }),
    [snapshot, resource],
  );
}
