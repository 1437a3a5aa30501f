import type { Letters } from 'shared/identity/operations'
import { fullTime } from 'shared/kernel/time'

type From = Omit<Letters, 'letters'>
type Letter = Letters['letters'][number]

/** For the person alone: it holds the code. */
export const forOne = ({ group, contact }: From, { name, code, until }: Letter): string =>
  [
    `${name}：${group}请您绑定小程序身份，以便接收会议通知、答复和签到。`,
    `请打开小程序，在“我的”里点“绑定成员身份”，填写邀请码 ${code}。`,
    `${fullTime(until)} 前有效，只能用一次，请不要转发。联系人 ${contact.name} ${contact.phone}。`,
  ].join('\n')

/** For everybody: names, and no code. */
export const forTheGroup = ({ group, contact }: From, letters: readonly Letter[]): string =>
  [
    `各位：${group}的会议通知、答复和签到改用小程序。邀请码已单独发给各位，请打开小程序，在“我的”里点“绑定成员身份”，填写自己的邀请码。`,
    `还没有绑定的 ${letters.length} 位：${letters.map(({ name, unitName }) => `${name}（${unitName}）`).join('、')}。`,
    `没有收到邀请码，或办不成的，请联系${contact.name} ${contact.phone}。`,
  ].join('\n')
