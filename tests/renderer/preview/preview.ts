import { fakeApi } from '../fake-api.ts';
import { sampleAnswers } from './sample-answers.ts';

Object.defineProperty(window, 'api', { value: fakeApi(sampleAnswers(new URLSearchParams(location.search))) });
await import('../../../renderer/main.tsx');
