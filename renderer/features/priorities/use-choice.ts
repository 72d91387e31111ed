import { useSearchParams } from "react-router";

/** Changes one part of the address; null takes it out. */
export function useChoice(): (name: string, value: string | null) => void {
  const [, setParameters] = useSearchParams();
  return (name, value) =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
}
