import { Route, Routes } from 'react-router-dom';
import { ComponentPage } from './component/ComponentPage';
import { WorkspaceListPage } from './list/WorkspaceListPage';
import { WorkspacePage } from './workspace/WorkspacePage';

/** The list, under it each workspace by its id, and under that each component by its name. */
export function WorkspacesPages() {
  return (
    <Routes>
      <Route index element={<WorkspaceListPage />} />
      <Route path=":id" element={<WorkspacePage />} />
      <Route path=":id/components/:name" element={<ComponentPage />} />
    </Routes>
  );
}
