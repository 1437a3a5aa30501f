/** Real HTML for the browser: focus, keyboard, autofill and roles come with it. Props are those of `host.tsx`. */
import type { BoxProps, ChooseProps, InputProps, TapProps, ToggleProps, WhenProps } from './host'

const spoken = ({ role, label, silent }: Pick<BoxProps, 'role' | 'label' | 'silent'>) => ({
  role,
  'aria-label': label,
  'aria-hidden': silent,
  'aria-level': role === 'heading' ? 2 : undefined,
})

export const View = ({ role, label, silent, ...rest }: BoxProps) => <div {...rest} {...spoken({ role, label, silent })} />

export const Text = ({ role, label, silent, ...rest }: BoxProps) => <span {...rest} {...spoken({ role, label, silent })} />

export const Tap = ({ onTap, disabled = false, role = 'button', selected, label, describedBy, className = '', children }: TapProps) => (
  <button
    type="button"
    className={`tap ${className}`}
    // `aria-disabled` keeps the button in reach of the keyboard, so that its reason can be read.
    aria-disabled={disabled || undefined}
    onClick={disabled ? undefined : onTap}
    role={role === 'button' ? undefined : role}
    aria-label={label}
    aria-describedby={describedBy}
    aria-selected={role === 'tab' ? selected : undefined}
    aria-checked={role === 'radio' || role === 'checkbox' ? selected : undefined}
  >
    {children}
  </button>
)

export const Input = ({ onInput, onConfirm, kind = 'text', fills, label, maxLength = 140, invalid, ...rest }: InputProps) => (
  <input
    {...rest}
    type={kind === 'number' ? 'text' : kind}
    inputMode={kind === 'number' ? 'numeric' : undefined}
    autoComplete={fills ?? 'off'}
    maxLength={maxLength}
    onChange={(event) => onInput(event.target.value)}
    onKeyDown={(event) => event.key === 'Enter' && onConfirm?.()}
    aria-label={label}
    aria-invalid={invalid || undefined}
  />
)

export const TextArea = ({ onInput, label, maxLength = 500, invalid, className, id, value, placeholder, disabled }: InputProps) => (
  <textarea
    className={className}
    id={id}
    value={value}
    placeholder={placeholder}
    disabled={disabled}
    maxLength={maxLength}
    rows={3}
    onChange={(event) => onInput(event.target.value)}
    aria-label={label}
    aria-invalid={invalid || undefined}
  />
)

export function Choose<V extends string>({ options, value, onChoose, placeholder = '请选择', disabled, label, className = '', id }: ChooseProps<V>) {
  return (
    <select
      id={id}
      className={`choose ${value === undefined ? 'placeholder' : ''} ${className}`}
      value={value ?? ''}
      disabled={disabled}
      onChange={(event) => onChoose(event.target.value as V)}
      aria-label={label}
    >
      {value === undefined && <option value="">{placeholder}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

export const When = ({ kind, value, onChoose, disabled, label, className = '', id }: WhenProps) => (
  <input
    type={kind}
    id={id}
    className={`choose ${className}`}
    value={value}
    disabled={disabled}
    onChange={(event) => onChoose(event.target.value)}
    aria-label={label}
  />
)

export const Toggle = ({ on, onToggle, disabled, label }: ToggleProps) => (
  <input
    type="checkbox"
    role="switch"
    className="weui-switch"
    checked={on}
    disabled={disabled}
    onChange={(event) => onToggle(event.target.checked)}
    aria-label={label}
  />
)
