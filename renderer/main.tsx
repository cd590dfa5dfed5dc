import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { setChartDefaults } from './components/charts/chart-setup.ts';
import { createQueryClient } from './query-client.ts';
import { applyPalette, LIGHT } from './theme.ts';
import './base.css';

const container = document.getElementById('root');
if (container === null) throw new Error('The page has no #root');

applyPalette(LIGHT, false);
setChartDefaults();
createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
