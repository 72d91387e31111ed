import { lazy, Suspense, type ComponentProps, type ReactNode } from "react";
import { LoadingState } from "#renderer/ui/states.tsx";

/** The survey's form is the largest part of the program: read when a form is shown, not when the desk opens. */
const Preview = lazy(async () => ({ default: (await import("./survey-preview.tsx")).SurveyPreview }));

export function SurveyPreview(properties: ComponentProps<typeof Preview>): ReactNode {
  return (
    <Suspense fallback={<LoadingState />}>
      <Preview {...properties} />
    </Suspense>
  );
}
