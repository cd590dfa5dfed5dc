/** The one channel on which the main process tells the windows what happened (`AppEvent`). */
export const EVENT_CHANNEL = 'app-event';
