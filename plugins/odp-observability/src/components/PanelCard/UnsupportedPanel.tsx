import type { Panel } from '@internal/plugin-odp-observability-common';
import { type ViewAction, ViewState } from '@internal/plugin-odp-react';

interface UnsupportedPanelProps {
  panel: Panel;
  grafanaUrl: string | undefined;
}

/** A panel of a type that the portal does not draw: what it is, and where it is to be seen. */
export function UnsupportedPanel({ panel, grafanaUrl }: UnsupportedPanelProps) {
  const actions: ViewAction[] = grafanaUrl
    ? [{ label: 'Open in Grafana', href: grafanaUrl }]
    : [];
  return (
    <ViewState
      padded={false}
      state={{
        kind: 'not-set-up',
        title: `Not drawn here: ${panel.grafanaType}`,
        detail: [
          ...panel.notices,
          ...(grafanaUrl ? [] : ['No Grafana is configured to open it in.']),
        ].join(' '),
        actions,
      }}
    />
  );
}
