import { Component, type ReactNode } from 'react'

interface SafeProps {
  children: ReactNode
  /** In place of a content that broke while it was drawn. */
  broken: ReactNode
}

/** A broken content leaves the frame around it standing, with its way back. React offers this to classes only. */
export class Safe extends Component<SafeProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? this.props.broken : this.props.children
  }
}
