import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { messageFor } from '../../shared/errors.ts';
import type { TaskState } from '../../shared/ipc-contract.ts';
import { call, onEvent } from '../api.ts';
import { COMMON } from '../components/words.ts';
import { formatBytes, formatCount } from '../format.ts';
import { useLang, useWords } from '../i18n.ts';
import { reloadStoreData } from '../query-client.ts';
import { withTask } from '../tasks.tsx';

/**
 * Listens to the main process: keeps the list of long work, lets lists reload when the store changed, and says when an
 * export or a backup is written, wherever the person is by then.
 *
 * @returns Long work of this session, newest first.
 */
export function useProgramEvents(): readonly TaskState[] {
  const client = useQueryClient();
  const [tasks, setTasks] = useState<readonly TaskState[]>([]);
  const tell = useTaskNotes();
  useEffect(() => {
    let isOn = true;
    void call('task:list', {}).then((reply) => {
      if (isOn && reply.ok) setTasks((now) => now.reduce(withTask, reply.value));
    });
    const stop = onEvent((event) => {
      switch (event.kind) {
        case 'task':
          setTasks((now) => withTask(now, event.task));
          tell.current(event.task);
          break;
        case 'storeChanged':
          reloadStoreData(client);
          void client.invalidateQueries({ queryKey: ['app:state'] });
          break;
        case 'appState':
          client.setQueryData(['app:state', {}], event.state);
          break;
      }
    });
    return () => {
      isOn = false;
      stop();
    };
  }, [client, tell]);
  return tasks;
}

function useTaskNotes() {
  const { message } = App.useApp();
  const say = useWords(COMMON);
  const lang = useLang();
  const tell = useRef<(task: TaskState) => void>(() => undefined);
  useEffect(() => {
    tell.current = (task) => {
      const { result } = task;
      if (task.state === 'failed' && task.error !== null && (task.kind === 'export' || task.kind === 'report' || task.kind === 'backup')) {
        void message.error(messageFor(task.error.code, task.error.params, lang), 8);
      } else if (result?.kind === 'export') {
        void message.success(
          <span>
            {say('exported', { rows: formatCount(result.rows) })}{' '}
            <button type="button" className="link" onClick={() => void call('export:show-file', { taskId: task.id })}>
              {say('showInFolder')}
            </button>
          </span>,
          8,
        );
      } else if (result?.kind === 'report') {
        void message.success(
          <span>
            {say('reportWritten', { count: result.pages, pages: formatCount(result.pages) })}{' '}
            <button type="button" className="link" onClick={() => void call('export:show-file', { taskId: task.id })}>
              {say('showInFolder')}
            </button>
          </span>,
          8,
        );
      } else if (result?.kind === 'backup') {
        const missing = result.missingPhotos;
        if (missing === 0) void message.success(say('backedUp', { size: formatBytes(result.bytes) }), 6);
        else void message.warning(say('backedUpMissing', { size: formatBytes(result.bytes), count: missing }), 12);
      }
    };
  }, [message, say, lang]);
  return tell;
}
