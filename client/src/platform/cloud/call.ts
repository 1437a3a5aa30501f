import { caller } from './line'
import { send } from './transport'

export const { call, serverNow, onClockSet } = caller({
  send,
  now: Date.now,
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms * (0.75 + Math.random() / 2))),
})
