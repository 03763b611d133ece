import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { PageBody } from '@internal/plugin-odp-react';
import { useParams } from 'react-router-dom';
import { useComponent } from '../../api';
import { LiveActions } from '../LiveActions';
import { componentPath, workspacePath } from '../paths';
import { ComponentView } from './ComponentView';

/** One component of a workspace: what runs of it where, and what can be done about it. */
export function ComponentPage() {
  const { id = '', name = '' } = useParams();
  const view = useComponent(name);
  return (
    <BreadcrumbEntry entry={{ label: id, href: workspacePath(id) }}>
      <BreadcrumbEntry
        entry={{ label: name, href: componentPath({ workspace: id, name }) }}
      >
        <PageBody>
          <LiveActions view={view} />
          {/* Forms that are opened belong to one component. */}
          <ComponentView key={name} workspace={id} name={name} view={view} />
        </PageBody>
      </BreadcrumbEntry>
    </BreadcrumbEntry>
  );
}
