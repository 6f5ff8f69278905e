import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { askFirst } from './app/ask-first.ts';
import { allowEmptyMarkup } from './app/empty-markup.ts';
import { keepFocus } from './app/keep-focus.ts';
import { Providers } from './app/providers.tsx';
import { readAnewWhatChanges } from './app/read-anew.ts';

allowEmptyMarkup();
keepFocus();
readAnewWhatChanges();
const root = document.getElementById('root');
if (root !== null)
  void askFirst().then(() =>
    createRoot(root).render(
      <StrictMode>
        <Providers>
          <App />
        </Providers>
      </StrictMode>,
    ),
  );
