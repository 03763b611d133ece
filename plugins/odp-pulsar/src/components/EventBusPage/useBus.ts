import type {
  BusNamespaceList,
  EvictionList,
  InstanceSummary,
} from '@internal/plugin-odp-pulsar-common';
import {
  type LiveView,
  type SetUrlState,
  useUrlState,
} from '@internal/plugin-odp-react';
import { useCallback, useRef } from 'react';
import { useBusNamespaces, useEvictions, useInstances } from '../../api';
import { giveBackFocus } from './giveBackFocus';
import { BUS_PARAMS, type BusUrl } from './urlParams';

/** What the tabs of the page share. */
export interface Bus {
  instance: string;
  /** What people call the instance. */
  title: string;
  summary?: InstanceSummary;
  url: BusUrl;
  setUrl: SetUrlState<typeof BUS_PARAMS>;
  namespaces: LiveView<BusNamespaceList>;
  evictions: LiveView<EvictionList>;
  openTopic: (topic: string) => void;
  openNamespace: (namespace: string) => void;
}

/** The page's URL, the instance that it shows, and what its tabs share; `instances` where none is known. */
export function useBus() {
  const [url, setUrl] = useUrlState(BUS_PARAMS);
  const instances = useInstances();
  const items = instances.data?.items ?? [];
  const instance = url.instance ?? items[0]?.instance;
  const namespaces = useBusNamespaces(instance);
  const evictions = useEvictions(instance);

  // What a person opened takes the keyboard; a link leaves it where a page begins.
  const takesFocus = useRef(false);
  const opener = useRef<Element | null>(null);
  const open = useCallback(
    (selection: Partial<BusUrl>) => {
      const active = document.activeElement;
      // Within a panel the way back leads to what opened the first one.
      if (!active?.closest('[data-bus-panel]')) {
        opener.current = active;
      }
      takesFocus.current = true;
      setUrl(
        { instance, subscription: undefined, ...selection },
        { push: true },
      );
    },
    [setUrl, instance],
  );
  const openTopic = useCallback((topic: string) => open({ topic }), [open]);
  const openNamespace = useCallback(
    (namespace: string) => open({ namespace, topic: undefined }),
    [open],
  );
  const close = () => {
    setUrl({ topic: undefined, namespace: undefined, subscription: undefined });
    takesFocus.current = false;
    giveBackFocus(opener.current, url);
  };
  const summary = items.find(item => item.instance === instance);
  const bus: Bus | undefined =
    instance === undefined
      ? undefined
      : {
          instance,
          title: summary?.title ?? instance,
          summary,
          url,
          setUrl,
          namespaces,
          evictions,
          openTopic,
          openNamespace,
        };
  return {
    bus,
    url,
    setUrl,
    instances,
    close,
    takesFocus: takesFocus.current,
  };
}
