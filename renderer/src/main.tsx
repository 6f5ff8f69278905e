import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { allowEmptyMarkup } from './app/empty-markup.ts';
import { keepFocus } from './app/keep-focus.ts';
import { Providers } from './app/providers.tsx';

allowEmptyMarkup();
keepFocus();
const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <App />
      </Providers>
    </StrictMode>,
  );
