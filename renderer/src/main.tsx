import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { api } from './api/client.ts';

function App() {
  const [version, setVersion] = useState('');
  useEffect(() => {
    void api.settings.info({}).then((info) => setVersion(info.version));
  }, []);
  return (
    <main>
      <h1>Kanalvakt</h1>
      <p>{version}</p>
    </main>
  );
}

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
