import { call, serverNow } from 'client/platform/cloud/call'
import { useSeen } from 'client/platform/device/seen.h5'
import { signInByTicket } from 'client/platform/identity'
import { useEffect, useRef, useState } from 'react'
import { askSignIn, signInState, takeSignIn } from 'shared/identity/computer/operations'
import { makeId } from 'shared/kernel/id'
import type { Infer } from 'shared/kernel/schema'
import { SECOND } from 'shared/kernel/time'
import { machineOf } from './machine'

export type Offer = NonNullable<Infer<typeof askSignIn.output>['offer']>

export type Stand =
  | { is: 'asking' | 'none' | 'entering' | 'refused' | 'still' }
  | { is: 'shown'; offer: Offer }
  | { is: 'failed'; says: string }

/** How often the phone's answer is asked for, and so many codes one after another for whoever looks on. */
const EVERY = 2 * SECOND
const CODES = 5

/** Shows codes until a phone has answered one; hidden pages ask nothing. `again` begins anew. */
export function useByPhone(onDone: () => void): { stand: Stand; again: () => void } {
  const [stand, setStand] = useState<Stand>({ is: 'asking' })
  const [round, setRound] = useState(0)
  const isSeen = useSeen()
  const done = useRef(onDone)
  done.current = onDone

  useEffect(() => {
    let over = false
    const watch = { isOver: () => over, isSeen, show: (next: Stand) => !over && setStand(next) }
    void askOn(watch).then((isIn) => isIn && done.current())
    return () => {
      over = true
    }
  }, [round, isSeen])

  return {
    stand,
    again: () => {
      setStand({ is: 'asking' })
      setRound(round + 1)
    },
  }
}

interface Watch {
  isOver: () => boolean
  isSeen: () => boolean
  show: (stand: Stand) => void
}

/** Whether somebody is signed in in the end. */
async function askOn({ isOver, isSeen, show }: Watch): Promise<boolean> {
  for (let n = 0; n < CODES && !isOver(); n++) {
    const asked = await call(askSignIn, machineOf(navigator.userAgent))
    if (asked.kind !== 'accepted') return show({ is: 'failed', says: asked.message }), false
    const { offer } = asked.value
    if (offer === null) return show({ is: 'none' }), false
    show({ is: 'shown', offer })
    const state = await answerTo(offer)
    if (state === 'refused') return show({ is: 'refused' }), false
    if (state === 'confirmed') return enter(offer)
  }
  show({ is: 'still' })
  return false

  async function answerTo({ code, secret, until }: Offer): Promise<'confirmed' | 'refused' | 'over'> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, EVERY * (0.85 + Math.random() * 0.3)))
      if (isOver()) return 'over'
      if (!isSeen()) continue
      const heard = await call(signInState, { code, secret })
      if (heard.kind !== 'accepted') {
        if (heard.kind === 'refused' || serverNow() > until) return 'over'
      } else if (heard.value.state !== 'waiting') return heard.value.state
    }
  }

  async function enter({ code, secret }: Offer): Promise<boolean> {
    show({ is: 'entering' })
    const once = makeId(Math.random)
    const taken = await call(takeSignIn, { code, secret, once }, once)
    const why = taken.kind === 'accepted' ? await signInByTicket(taken.value.ticket, taken.value.personId) : taken.message
    if (why !== undefined) show({ is: 'failed', says: why })
    return why === undefined
  }
}
