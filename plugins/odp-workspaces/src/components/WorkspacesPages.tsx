import { Route, Routes } from 'react-router-dom';
import { WorkspaceListPage } from './list/WorkspaceListPage';
import { WorkspacePage } from './workspace/WorkspacePage';

/** The list, and under it each workspace by its id. */
export function WorkspacesPages() {
  return (
    <Routes>
      <Route index element={<WorkspaceListPage />} />
      <Route path=":id" element={<WorkspacePage />} />
    </Routes>
  );
}
