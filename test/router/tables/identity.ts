import { PRIVACY_VERSION } from 'shared/identity/privacy'
import { codeAt } from 'test/identity/sign-in-codes'
import { BOUND, EVERYBODY, SECRETARIAT, SIGNED_IN, type May } from '../capabilities'
import { NOW, person, WORD } from '../hall'
import type { SamplesOf } from '../samples'

export const may: May = {
  'identity.me': EVERYBODY,
  'identity.found': SIGNED_IN,
  'identity.join': SIGNED_IN,
  'identity.joinByPhone': SIGNED_IN,
  'identity.unbindMyself': SIGNED_IN,
  'identity.unbind': SECRETARIAT,
  'identity.invitations': SECRETARIAT,
  'identity.invite': SECRETARIAT,
  'identity.withdrawInvitation': SECRETARIAT,
  'identity.letters': SECRETARIAT,
  'identity.askSignIn': EVERYBODY,
  'identity.signInState': EVERYBODY,
  'identity.takeSignIn': EVERYBODY,
  'identity.seeSignIn': BOUND,
  'identity.confirmSignIn': BOUND,
  'identity.refuseSignIn': BOUND,
  'identity.endComputers': BOUND,
}

const consent = PRIVACY_VERSION
/** One that nobody has answered, and one that director01 has confirmed. */
const fresh = codeAt(NOW, 'n0b0dysaw')
const confirmed = codeAt(NOW)
const founder = { word: WORD, unit: '虚构职教中心', name: '林开元', title: '办公室主任', phone: '13600000999', from: '2026-12-01', consent }

export const samples: SamplesOf = (p) => ({
  'identity.me': { as: 'nobody', input: {} },
  // Nobody is left who can administer.
  'identity.found': { as: 'visitor', input: founder, without: ['persons'] },
  'identity.join': { as: 'visitor', input: { code: p.code, consent } },
  'identity.joinByPhone': { as: 'wx:visitor', input: { phoneCode: p.phoneCode, consent } },
  'identity.unbindMyself': { as: 'director01', input: {} },
  'identity.unbind': { as: 'secretary', input: { personId: person('director30'), reason: '换了手机' } },
  'identity.invitations': { as: 'secretary', input: {} },
  'identity.invite': { as: 'secretary', input: { personIds: [person('director29')] } },
  'identity.withdrawInvitation': { as: 'secretary', input: { personId: person('director31') } },
  'identity.letters': { as: 'secretary', input: { personIds: [person('director31')] } },
  'identity.askSignIn': { as: 'nobody', input: { browser: 'edge', system: 'windows' } },
  'identity.signInState': { as: 'nobody', input: { code: fresh.code, secret: fresh.secret } },
  'identity.takeSignIn': { as: 'nobody', input: { code: confirmed.code, secret: confirmed.secret, once: 'one-and-only' } },
  'identity.seeSignIn': { as: 'director01', input: { code: fresh.code } },
  'identity.confirmSignIn': { as: 'director01', input: { code: fresh.code } },
  'identity.refuseSignIn': { as: 'director01', input: { code: fresh.code } },
  'identity.endComputers': { as: 'director01', input: { computerIds: [confirmed.id] } },
})
