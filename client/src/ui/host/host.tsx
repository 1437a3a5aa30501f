/** What pages are built of. In the mini-program these are WeChat's components, in the browser (`host.h5.tsx`) real HTML. */
import { Input as TaroInput, Picker, Switch, Text as TaroText, Textarea, View as TaroView } from '@tarojs/components'
import type { CSSProperties, ReactNode } from 'react'

export interface BoxProps {
  className?: string
  style?: CSSProperties
  children?: ReactNode
  id?: string
  role?: 'alert' | 'group' | 'heading' | 'img' | 'list' | 'listitem' | 'status' | 'table' | 'row' | 'cell' | 'columnheader' | 'tablist' | 'radiogroup'
  /** What a screen reader says in place of the content. */
  label?: string
  /** Decoration: a screen reader passes over it. */
  silent?: boolean
}

export interface TapProps {
  className?: string
  children?: ReactNode
  onTap: () => void
  disabled?: boolean
  label?: string
  role?: 'button' | 'link' | 'tab' | 'radio' | 'checkbox'
  selected?: boolean
  /** Id of the text that explains it. WeChat has no such link: there the text stands right after. */
  describedBy?: string
}

export interface InputProps {
  className?: string
  id?: string
  value: string
  onInput: (value: string) => void
  /** `number` brings up the digits and takes whole numbers only. */
  kind?: 'text' | 'number' | 'password' | 'search'
  /** What a browser may fill in by itself. */
  fills?: 'username' | 'current-password'
  onConfirm?: () => void
  placeholder?: string
  disabled?: boolean
  label: string
  maxLength?: number
  invalid?: boolean
}

export interface Option<V extends string = string> {
  value: V
  label: string
}

export interface ChooseProps<V extends string> {
  className?: string
  id?: string
  options: readonly Option<V>[]
  value: V | undefined
  onChoose: (value: V) => void
  placeholder?: string
  disabled?: boolean
  label: string
}

export interface WhenProps {
  className?: string
  id?: string
  /** `date` reads and gives `2026-12-18`, `time` `09:00`. */
  kind: 'date' | 'time'
  value: string
  onChoose: (value: string) => void
  placeholder?: string
  disabled?: boolean
  label: string
}

export interface ToggleProps {
  on: boolean
  onToggle: (on: boolean) => void
  disabled?: boolean
  label: string
}

export const View = ({ role, label, silent, ...rest }: BoxProps) => (
  <TaroView {...rest} aria-role={role} aria-label={label} aria-hidden={silent} aria-live={role === 'alert' ? 'assertive' : role === 'status' ? 'polite' : undefined} />
)

export const Text = ({ role, label, silent, ...rest }: BoxProps) => (
  <TaroText {...rest} aria-role={role} aria-label={label} aria-hidden={silent} />
)

export const Tap = ({ onTap, disabled = false, role = 'button', selected, label, className, children }: TapProps) => (
  <TaroView
    className={className}
    hoverClass={disabled ? 'none' : 'is-pressed'}
    onClick={disabled ? undefined : onTap}
    aria-role={role}
    aria-label={label}
    aria-disabled={disabled}
    aria-selected={role === 'checkbox' ? undefined : selected}
    aria-checked={role === 'checkbox' ? selected : undefined}
  >
    {children}
  </TaroView>
)

export const Input = ({ onInput, onConfirm, kind = 'text', label, maxLength = 140, invalid: _invalid, fills: _fills, ...rest }: InputProps) => (
  <TaroInput
    {...rest}
    type={kind === 'number' ? 'number' : 'text'}
    password={kind === 'password'}
    confirmType={kind === 'search' ? 'search' : 'done'}
    maxlength={maxLength}
    placeholderClass="placeholder"
    onInput={(event) => onInput(event.detail.value)}
    onConfirm={onConfirm}
    aria-label={label}
  />
)

export const TextArea = ({ onInput, label, maxLength = 500, className, id, value, placeholder, disabled }: InputProps) => (
  <Textarea
    className={className}
    id={id}
    value={value}
    placeholder={placeholder}
    disabled={disabled}
    maxlength={maxLength}
    autoHeight
    placeholderClass="placeholder"
    onInput={(event) => onInput(event.detail.value)}
    aria-label={label}
  />
)

export function Choose<V extends string>({ options, value, onChoose, placeholder = '请选择', disabled, label, className, id }: ChooseProps<V>) {
  const index = options.findIndex((option) => option.value === value)
  const shown = options[index]?.label
  return (
    <Picker
      mode="selector"
      id={id}
      className={className}
      disabled={disabled}
      range={options.map((option) => option.label)}
      value={Math.max(index, 0)}
      onChange={(event) => onChoose(options[Number(event.detail.value)]!.value)}
      aria-role="button"
      aria-label={`${label}，${shown ?? placeholder}`}
    >
      <TaroText className={shown ? undefined : 'placeholder'}>{shown ?? placeholder}</TaroText>
    </Picker>
  )
}

export const When = ({ kind, value, onChoose, placeholder = '请选择', disabled, label, className, id }: WhenProps) => (
  <Picker
    mode={kind}
    id={id}
    className={className}
    disabled={disabled}
    value={value}
    onChange={(event) => onChoose(event.detail.value)}
    aria-role="button"
    aria-label={`${label}，${value || placeholder}`}
  >
    <TaroText className={value ? undefined : 'placeholder'}>{value || placeholder}</TaroText>
  </Picker>
)

export const Toggle = ({ on, onToggle, disabled, label }: ToggleProps) => (
  <Switch checked={on} disabled={disabled} color="#1a4fbf" onChange={(event) => onToggle(event.detail.value)} aria-label={label} />
)
