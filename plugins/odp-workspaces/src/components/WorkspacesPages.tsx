import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Navigate, Route, Routes, useParams } from 'react-router-dom';
import { ComponentPage } from './component/ComponentPage';
import { WorkspaceListPage } from './list/WorkspaceListPage';
import { workspacePath } from './paths';
import { WorkspacePage } from './workspace/WorkspacePage';

/** The list, under it each workspace by its id, and under that each component by its name. */
export function WorkspacesPages() {
  return (
    <Routes>
      <Route index element={<WorkspaceListPage />} />
      <Route path=":id" element={<WorkspacePage />} />
      <Route path=":id/components" element={<ToComponents />} />
      <Route path=":id/components/:name" element={<ComponentPage />} />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  );
}

/** Who cuts the name of a component off its address finds it among its siblings. */
function ToComponents() {
  const { id = '' } = useParams();
  return <Navigate to={`${workspacePath(id)}?tab=components`} replace />;
}
