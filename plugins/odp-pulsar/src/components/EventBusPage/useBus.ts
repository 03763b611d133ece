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
import { BUS_PARAMS, type BusUrl } from './urlParams';

/** What the tabs of the page share. */
export interface Bus {
  instance: string;
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

  // What opened a panel gets the keyboard back when it closes.
  const opener = useRef<HTMLElement | null>(null);
  const open = useCallback(
    (selection: Partial<BusUrl>) => {
      // Within a panel the way back leads to what opened the first one.
      opener.current =
        document.activeElement instanceof HTMLElement &&
        !document.activeElement.closest('[data-bus-panel]')
          ? document.activeElement
          : opener.current;
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
    opener.current?.focus();
    opener.current = null;
  };
  const bus: Bus | undefined =
    instance === undefined
      ? undefined
      : {
          instance,
          summary: items.find(item => item.instance === instance),
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
    /** A link that shows a panel leaves the focus where a page begins. */
    takesFocus: opener.current !== null,
  };
}
